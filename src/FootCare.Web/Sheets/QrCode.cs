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
    /// <param name="size">Its side in pixels; null for one that fills what it stands in.</param>
    public static HtmlString Svg(string address, string title, int? size = null)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var side = size is { } pixels ? string.Create(CultureInfo.InvariantCulture, $" width=\"{pixels}\" height=\"{pixels}\"") : "";
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

        return new HtmlString($"""<svg xmlns="http://www.w3.org/2000/svg" class="qr"{side} viewBox="0 0 {rows.Count} {rows.Count}" role="img" shape-rendering="crispEdges"><title>{System.Net.WebUtility.HtmlEncode(title)}</title><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path fill="#000" d="{path}"/></svg>""");
    }

    /// <summary>A code as PNG, black on white.</summary>
    /// <param name="address">What the code says.</param>
    /// <param name="size">The most that a side may measure, pixels; it is a little less, so that every module is a whole number of pixels and its edges are sharp.</param>
    public static byte[] Png(string address, int size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(Math.Max(1, size / data.ModuleMatrix.Count));
    }
}
