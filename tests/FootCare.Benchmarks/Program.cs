using FootCare.Benchmarks;

// The measurements of the README: `dotnet run -c Release --project tests/FootCare.Benchmarks -- NAME …`; without a name, all of them.
var benchmarks = new Dictionary<string, Func<Table>>(StringComparer.Ordinal)
{
    ["reading"] = Reading.Measure,
    ["growth"] = Growth.Measure,
    ["saving"] = Saving.Measure,
    ["searching"] = Searching.Measure,
    ["starting"] = Starting.Measure,
    ["serving"] = Serving.Measure,
    ["memory"] = Memory.Measure,
    ["replicas"] = Replicas.Measure,
};

if (args is ["articles", var count, var folder])
{
    Articles.Write(folder, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["peer", var address, var stored])
{
    BarePeer.Run(address, stored);
    return 0;
}

if (args.FirstOrDefault(a => !benchmarks.ContainsKey(a)) is { } unknown)
{
    Console.Error.WriteLine($"nothing is measured under the name '{unknown}'; known are {string.Join(", ", benchmarks.Keys)}, and 'articles COUNT FOLDER' writes articles to try things with");
    return 2;
}

foreach (var name in args.Length == 0 ? [.. benchmarks.Keys] : args)
{
    Console.WriteLine(benchmarks[name]());
}

return 0;
