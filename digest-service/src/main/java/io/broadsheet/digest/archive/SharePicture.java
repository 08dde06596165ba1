package io.broadsheet.digest.archive;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.List;
import javax.imageio.ImageIO;

/** The front page that other sites show beside a link to an edition (Open Graph): nameplate, date and the first headlines. */
final class SharePicture {

    /** What the large networks ask for: 1.91 to 1. */
    static final int WIDTH = 1_200;

    static final int HEIGHT = 630;
    static final int MARGIN = 72;

    private static final Color PAPER = new Color(0xf7f3ea);
    private static final Color INK = new Color(0x211d18);
    private static final Color MUTED = new Color(0x5f574c);
    private static final Color RULE = new Color(0xd5ccbb);
    private static final int COLUMN = WIDTH - 2 * MARGIN;
    private static final int BOTTOM = HEIGHT - 56;

    private final Graphics2D graphics;
    private float y = 56;

    private SharePicture(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /**
     * Draws it.
     *
     * @param dateline below the name
     * @param headlines as many of them as there is room for
     * @return a PNG file
     */
    static byte[] png(String name, String dateline, List<String> headlines) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            new SharePicture(graphics).page(name, dateline, headlines);
        } finally {
            graphics.dispose();
        }
        return encoded(image);
    }

    private void page(String name, String dateline, List<String> headlines) {
        rule(INK, 8, 5);
        rule(INK, 2, 18);
        centred(name, new Font(Font.SERIF, Font.BOLD, 64), INK);
        y += 16;
        rule(INK, 2, 8);
        centred(dateline, new Font(Font.SANS_SERIF, Font.PLAIN, 24), MUTED);
        y += 8;
        rule(INK, 2, 34);
        List<String> written =
                headlines.stream().filter(text -> !text.isBlank()).toList();
        for (int i = 0; i < written.size(); i++) {
            int size = i == 0 ? 46 : 30;
            if (i > 0 && y + 24 + size * 1.2f > BOTTOM) {
                return;
            }
            if (i > 0) {
                y += 10;
                rule(RULE, 2, 12);
            }
            lines(written.get(i), new Font(Font.SERIF, Font.BOLD, size), i == 0 ? 3 : 1);
        }
    }

    private void rule(Color color, int thickness, int after) {
        graphics.setColor(color);
        graphics.fillRect(MARGIN, Math.round(y), COLUMN, thickness);
        y += thickness + after;
    }

    /** One line, as small as it has to be. */
    private void centred(String text, Font font, Color color) {
        TextLayout line = layout(text, font);
        if (line.getAdvance() > COLUMN) {
            line = layout(text, font.deriveFont(font.getSize2D() * COLUMN / line.getAdvance()));
        }
        graphics.setColor(color);
        y += line.getAscent();
        line.draw(graphics, (WIDTH - line.getAdvance()) / 2, y);
        y += line.getDescent();
    }

    /** At most so many lines; what does not fit is left out at a word's end. */
    private void lines(String text, Font font, int atMost) {
        AttributedString words = new AttributedString(text);
        words.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer breaks = new LineBreakMeasurer(words.getIterator(), graphics.getFontRenderContext());
        graphics.setColor(INK);
        for (int count = 1; count <= atMost && breaks.getPosition() < text.length(); count++) {
            int begin = breaks.getPosition();
            TextLayout line = breaks.nextLayout(COLUMN);
            if (count == atMost && breaks.getPosition() < text.length()) {
                line = shortened(text.substring(begin, breaks.getPosition()), font);
            }
            y += line.getAscent();
            line.draw(graphics, line.isLeftToRight() ? MARGIN : MARGIN + COLUMN - line.getAdvance(), y);
            y += line.getDescent() + line.getLeading();
        }
    }

    private TextLayout shortened(String line, Font font) {
        String text = line.strip();
        while (layout(text + " …", font).getAdvance() > COLUMN && text.indexOf(' ') > 0) {
            text = text.substring(0, text.lastIndexOf(' '));
        }
        return layout(text + " …", font);
    }

    private TextLayout layout(String text, Font font) {
        return new TextLayout(text.isBlank() ? " " : text, font, graphics.getFontRenderContext());
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writes into memory
        }
        return out.toByteArray();
    }
}
