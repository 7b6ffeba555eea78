using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Web.Pages;

/// <summary>A run of an article and the model that fills its blocks.</summary>
/// <param name="Fragments">The run.</param>
/// <param name="Model">The model.</param>
public sealed record FragmentsView(ImmutableArray<Fragment> Fragments, TopicModel Model);
