using Contracts;

namespace Testing;

/// <summary>A delivery as an application knows it, with the entry that the application records for it.</summary>
public sealed record DeliveryNote(string Number, DateOnly ArrivedOn, int Gpus)
{
    public NewEntry ToEntry() => new()
    {
        Id = $"note-{Number}", // a note that is scanned twice counts once
        Event = new DeliveryAccepted { Commitment = "gpus", Amount = Amount.Exactly(Gpus, AmountUnit.Gpu) },
        EffectiveOn = ArrivedOn,
    };
}
