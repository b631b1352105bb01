namespace Contracts.Endurance.Operation;

/// <summary>The forms of an entry that is drafted.</summary>
internal enum DraftForm
{
    Fact,
    Retract,
    Correct,
    Confirm,
    Dispute,
    Resolve,
}

/// <summary>An entry whose references are resolved when it is recorded, so that it makes sense whatever came before.</summary>
/// <param name="Id">The id of the entry.</param>
/// <param name="Form">The form of the entry.</param>
/// <param name="Fact">The fact, where the form has one.</param>
/// <param name="Reference">The number of the entry that it refers to, counted around.</param>
/// <param name="Party">The party that confirms or disputes.</param>
/// <param name="On">The effective date.</param>
/// <param name="Standing">The standing.</param>
/// <param name="IsRival">Whether the fact rivals the entry that it refers to.</param>
internal sealed record Draft(
    EntryId Id, DraftForm Form, FactEvent Fact, int Reference, Id<Party> Party, PartialDate On, Standing Standing, bool IsRival)
{
    /// <summary>The entry, as it is recorded onto a history.</summary>
    public NewEntry For(History history)
    {
        var target = history.Version == 0 ? Id : history.Entries[Reference % history.Version].Id;
        ContractEvent happened = Form switch
        {
            DraftForm.Retract => new EntryRetracted { Entry = target },
            DraftForm.Correct => new EntryCorrected { Entry = target, Event = Fact },
            DraftForm.Confirm => new EntryConfirmed { Entry = target, ByParty = Party },
            DraftForm.Dispute => new EntryDisputed { Entry = target, ByParty = Party },
            DraftForm.Resolve => new DisputeResolved { Entry = target },
            _ => Fact,
        };
        var rivals = IsRival && happened is FactEvent && history.Version > 0 ? target : default(EntryId?);
        return new NewEntry { Id = Id, Event = happened, EffectiveOn = On, Standing = Standing, Rivals = rivals };
    }

    public override string ToString() => Form switch
    {
        DraftForm.Fact => $"{Id} {Fact.GetType().Name} on {On}{(IsRival ? $" rivals #{Reference}" : "")}",
        DraftForm.Correct => $"{Id} Correct #{Reference} to {Fact.GetType().Name} on {On}",
        _ => $"{Id} {Form} #{Reference}",
    };
}

/// <summary>Drafts from which a batch is chosen.</summary>
/// <param name="All">The drafts.</param>
/// <param name="Most">The largest number of entries of the batch.</param>
/// <param name="AsTheyAre">Whether the first drafts are taken even where the rules refuse them.</param>
internal sealed record Drafts(IReadOnlyList<Draft> All, int Most, bool AsTheyAre)
{
    private static readonly NewEntry[] Beginning =
    [
        new()
        {
            Id = "formed",
            Event = new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }, new() { Id = "cas" }] },
            EffectiveOn = new DateOnly(2024, 12, 31),
        },
        new()
        {
            Id = "made",
            Event = new CommitmentMade { Commitment = "c0", Debtor = "ann", Creditor = "bob", Amount = Amount.Exactly(100, AmountUnit.Usd) },
            EffectiveOn = new DateOnly(2025, 1, 1),
        },
    ];

    /// <summary>Chooses the batch that is recorded onto a history: one that the rules accept, where the drafts allow it.</summary>
    public IReadOnlyList<NewEntry> For(History history)
    {
        List<NewEntry> batch = history.Version == 0 ? [.. Beginning] : [];
        var begun = history.Version == 0 ? history.Record(batch, DateTimeOffset.UnixEpoch).After : history;
        foreach (var draft in All)
        {
            if (batch.Count >= Most)
                break;
            var entry = draft.For(begun);
            if (AsTheyAre || IsAccepted(history, [.. batch, entry]))
                batch.Add(entry);
        }

        return batch.Count > 0 ? batch : [All[0].For(history)];
    }

    public override string ToString() => $"{(AsTheyAre ? "as they are, " : "")}{Most} of [{string.Join("; ", All)}]";

    private static bool IsAccepted(History history, IEnumerable<NewEntry> batch)
    {
        try
        {
            return !history.Record(batch, DateTimeOffset.UnixEpoch).IsRefused;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
