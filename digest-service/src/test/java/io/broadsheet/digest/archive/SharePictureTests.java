package io.broadsheet.digest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "io.broadsheet.digest.archive.SharePictures#canDraw",
        disabledReason = "this machine has no fonts; install some, such as fonts-dejavu-core")
class SharePictureTests {

    private static final List<String> HEADLINES = List.of(
            "Meta buys 49% of Scale AI and hires its founder for a new laboratory that answers to nobody else in the company "
                    + "and has a budget of its own for the years to come",
            "A gas-fired data centre named after a titan", "مساعد جديد يتحدث العربية في واتساب", "Nobody gets here");

    @Test
    void isAsLargeAsNetworksAskForAndStaysWithinItsMargins() throws IOException {
        BufferedImage picture = drawn("The Monthly ".repeat(12), "November 2026  ·  No. 7", HEADLINES);

        assertThat(picture.getWidth()).isEqualTo(SharePicture.WIDTH);
        assertThat(picture.getHeight()).isEqualTo(SharePicture.HEIGHT);
        int paper = picture.getRGB(0, 0);
        int blank = SharePicture.MARGIN / 2;
        for (int y = 0; y < SharePicture.HEIGHT; y++) {
            assertThat(picture.getRGB(blank, y)).isEqualTo(paper);
            assertThat(picture.getRGB(SharePicture.WIDTH - blank, y)).isEqualTo(paper);
        }
        for (int x = 0; x < SharePicture.WIDTH; x++) {
            assertThat(picture.getRGB(x, SharePicture.HEIGHT - 20)).isEqualTo(paper);
        }
    }

    @Test
    void isTheSameForTheSameWords() {
        assertThat(SharePicture.png("The Monthly", "November 2026", HEADLINES))
                .isEqualTo(SharePicture.png("The Monthly", "November 2026", HEADLINES));
    }

    @Test
    void needsNoHeadlines() throws IOException {
        assertThat(drawn("The Monthly", "November 2026", List.of("", " "))).isNotNull();
    }

    private static BufferedImage drawn(String name, String dateline, List<String> headlines) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(SharePicture.png(name, dateline, headlines)));
    }
}
