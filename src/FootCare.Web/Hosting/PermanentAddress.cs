namespace FootCare.Web.Hosting;

/// <summary>Whole addresses, for paper, codes and other sites: they start with <see cref="FootCareOptions.BaseUrl"/>, and with the request's own host only where that is unset.</summary>
public sealed class PermanentAddress(FootCareOptions options, IHttpContextAccessor? accessor = null)
{
    /// <summary>The whole address of a page of this site.</summary>
    /// <param name="path">Its address here, such as <c>/oils/olive</c>; a query or fragment must be encoded already.</param>
    public string Of(string path)
    {
        // Put together by hand: resolved as a link, a path of two slashes would name another host.
        var start = options.BaseUrl?.GetLeftPart(UriPartial.Authority)
            ?? (accessor?.HttpContext?.Request is { Host.HasValue: true } request ? $"{request.Scheme}://{request.Host.ToUriComponent()}" : "http://localhost");
        var end = path.AsSpan().IndexOfAny('?', '#') is >= 0 and var cut ? cut : path.Length;
        return start + new PathString(path[..end]).ToUriComponent() + path[end..];
    }
}
