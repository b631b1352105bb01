using Contracts;
using Contracts.Testing;

namespace Testing;

/// <summary>Examples in memory: given recorded entries, when a batch is recorded, then it is accepted or refused.</summary>
public sealed class AcceptingADeliveryNote
{
    private static readonly GivenHistory AHundredGpusAreOwed = Given.Stream(Deal.Stream).Recorded(Deal.Formed, Deal.Made);

    [Fact]
    public void lowers_what_is_outstanding_from_its_day_on() =>
        AHundredGpusAreOwed
            .WhenRecorded(new DeliveryNote("1", Deal.Day.AddDays(10), 40).ToEntry())
            .ThenAccepted()
            .ThenOutstanding("gpus", Amount.Exactly(60, AmountUnit.Gpu))
            .From(Viewpoint.On(Deal.Day.AddDays(9)))
            .ThenOutstanding("gpus", Amount.Exactly(100, AmountUnit.Gpu));

    [Fact]
    public void counts_once_when_it_is_scanned_twice()
    {
        var note = new DeliveryNote("1", Deal.Day.AddDays(10), 40).ToEntry();
        AHundredGpusAreOwed.Recorded(note).WhenRecorded(note).ThenNothingNew().ThenOutstanding("gpus", Amount.Exactly(60, AmountUnit.Gpu));
    }

    [Fact]
    public void is_refused_where_it_brings_more_than_is_owed() =>
        AHundredGpusAreOwed.WhenRecorded(new DeliveryNote("1", Deal.Day.AddDays(10), 101).ToEntry()).ThenRefused(RuleCodes.MoreThanOutstanding);
}
