namespace FootCare.Web.Hosting;

/// <summary>Whole addresses, for paper, codes and other sites: they start with <see cref="FootCareOptions.BaseUrl"/>, and with the request's own host only where that is unset.</summary>
public sealed class PermanentAddress(FootCareOptions options, IHttpContextAccessor accessor)
{
    /// <summary>The whole address of a page of this site.</summary>
    /// <param name="path">Its address here, such as <c>/oils/olive</c>.</param>
    public string Of(string path)
    {
        var request = accessor.HttpContext?.Request;
        var start = options.BaseUrl ?? (request is null ? new Uri("http://localhost") : new Uri($"{request.Scheme}://{request.Host}"));
        return new Uri(start, path).AbsoluteUri;
    }
}
