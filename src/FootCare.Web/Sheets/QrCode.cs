using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace FootCare.Web.Sheets;

/// <summary>QR codes, error correction M (15% may be lost), with the quiet zone of four modules that ISO/IEC 18004 asks for.</summary>
internal static class QrCode
{
    /// <summary>A code as SVG: one path, crisp at any size, black on white in every scheme.</summary>
    /// <param name="address">What the code says.</param>
    /// <param name="title">What a screen reader says of it.</param>
    public static IHtmlContent Svg(string address, string title)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new HtmlString($"""<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {rows.Count} {rows.Count}" role="img" shape-rendering="crispEdges"><title>{System.Net.WebUtility.HtmlEncode(title)}</title><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path fill="#000" d="{path}"/></svg>""");
    }
}
