using System.Runtime.CompilerServices;
using Contracts.Benchmarks.Publishing;

namespace Contracts.Storage.Tests;

public sealed class TheFigures
{
    [Fact]
    public void stand_on_their_page_as_the_kept_run_has_them() =>
        File.ReadAllText(Path.Combine(Root(), "docs", "figures.md")).ReplaceLineEndings("\n").Should().Contain(Kept().Markdown);

    [Fact]
    public void stand_in_the_readme_as_far_as_they_are_the_main_ones()
    {
        Kept().MainMarkdown.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal)).Should().Be(1 + 5);
        File.ReadAllText(Path.Combine(Root(), "README.md")).ReplaceLineEndings("\n").Should().Contain(Kept().MainMarkdown);
    }

    [Fact]
    public void are_put_between_their_marks_and_change_nothing_else()
    {
        var page = Path.GetTempFileName();
        File.WriteAllText(page, "before\n<!-- figures, as the benchmarks print them -->\nold\n<!-- end of figures -->\nafter\n");
        Kept().PutInto(page);
        var text = File.ReadAllText(page);
        File.Delete(page);

        text.Should().Be($"before\n<!-- figures, as the benchmarks print them -->\n{Kept().Markdown}<!-- end of figures -->\nafter\n");
    }

    [Fact]
    public void are_of_a_run_that_is_there()
    {
        var reading = () => new KeptRun("nowhere.jsonl");
        reading.Should().Throw<ArgumentException>().WithMessage("There is no file 'nowhere.jsonl'; a run with --json writes its lines into one.");
    }

    private static KeptRun Kept() => new(Path.Combine(Root(), "docs", "figures", "run.jsonl"));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", ".."));
}
