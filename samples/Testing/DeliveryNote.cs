using Contracts;

namespace Testing;

/// <summary>What an application of ours knows about a delivery, and the entry that it makes of it: this is what the tests are about.</summary>
public sealed record DeliveryNote(string Number, DateOnly ArrivedOn, int Gpus)
{
    public NewEntry ToEntry() => new()
    {
        Id = $"note-{Number}", // so that a note that is scanned twice counts once
        Event = new DeliveryAccepted { Commitment = "gpus", Amount = Amount.Exactly(Gpus, AmountUnit.Gpu) },
        EffectiveOn = ArrivedOn,
    };
}
