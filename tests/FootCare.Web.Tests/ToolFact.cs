using System.Diagnostics;

namespace FootCare.Web.Tests;

/// <summary>A test that needs tools which not every machine has: without one of them it is skipped, and says so.</summary>
/// <param name="tools">Programs, by name or by path.</param>
[AttributeUsage(AttributeTargets.Method)]
public class ToolFactAttribute(params string[] tools) : FactAttribute
{
    /// <inheritdoc />
    public override string? Skip { get; set; } = Array.Find(tools, t => !IsThere(t)) is { } missing ? $"This machine has no {missing}." : null;

    private static bool IsThere(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}

/// <summary>A test of the proxy's configuration, which only nginx itself can tell.</summary>
public sealed class NginxFactAttribute() : ToolFactAttribute("/usr/sbin/nginx");

/// <summary>A test that needs a user namespace of its own, which not every machine lets one have.</summary>
public sealed class NamespaceFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsAllowed = new(() =>
    {
        try
        {
            using var tried = Process.Start("sh", ["-c", "unshare --user --map-root-user sh -c 'echo 0 > /proc/sys/user/max_inotify_instances' 2> /dev/null"]);
            tried.WaitForExit();
            return tried.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    /// <inheritdoc />
    public override string? Skip { get; set; } = IsAllowed.Value ? null : "This machine lets nobody have a namespace of their own.";
}
