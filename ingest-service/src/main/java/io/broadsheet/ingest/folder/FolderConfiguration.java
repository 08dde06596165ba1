package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleRecorder;
import io.broadsheet.ingest.loop.Loop;
import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.status.SourceHealth;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FolderConfiguration {

    @Bean
    Loop folderLoop(
            LiveCatalogue catalogue,
            JdbcClient jdbc,
            ArticleRecorder recorder,
            SourceHealth health,
            InstantSource clock,
            FolderProperties properties) {
        var files = new FolderFiles(jdbc);
        var reader = new FileReader(properties.maximumSize().toBytes());
        var watch = new FolderWatch(
                catalogue,
                (folder, topics) -> new FolderScanner(
                        folder,
                        topics,
                        files,
                        new FolderIntake(folder, topics, files, reader, recorder, clock),
                        health,
                        clock,
                        properties));
        return new Loop("folders", properties.interval(), watch::look);
    }
}
