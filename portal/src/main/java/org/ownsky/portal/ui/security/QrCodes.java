package org.ownsky.portal.ui.security;

import io.nayuki.qrcodegen.QrCode;
import org.ownsky.portal.ui.kit.Markup;

/** Draws a QR code as SVG, in the page itself: what it says is a secret and goes to no other place. */
final class QrCodes {
    /** ISO/IEC 18004 wants four modules of white around it. */
    private static final int QUIET = 4;

    private QrCodes() {}

    static Markup draw(String text, String label) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var side = code.size + 2 * QUIET;
        return Markup.of("svg", "qr")
                .with("viewBox", "0 0 " + side + " " + side)
                .with("role", "img")
                .with("aria-label", label)
                .with("shape-rendering", "crispEdges")
                .add(
                        Markup.of("rect")
                                .with("width", String.valueOf(side))
                                .with("height", String.valueOf(side))
                                .with("fill", "#fff"),
                        Markup.of("path").with("d", path(code)).with("fill", "#000"));
    }

    private static String path(QrCode code) {
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
