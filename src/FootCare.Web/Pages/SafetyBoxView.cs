using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Web.Pages;

/// <summary>The safety box: rules worst first, and the checklist they lead to.</summary>
/// <param name="Title">The box's heading.</param>
/// <param name="Rules">The rules, each with what it means here.</param>
/// <param name="CheckFor">The technique whose checklist to offer; null for none.</param>
/// <param name="ForAnyMassage">Whether the box speaks of massage as a whole: a rule that stops only some techniques then says so.</param>
public sealed record SafetyBoxView(string Title, ImmutableArray<GoverningRule> Rules, string? CheckFor, bool ForAnyMassage = false);
