package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.Topic;
import java.util.Optional;

/** The topics as the configuration file has them now. */
interface ConfiguredTopics {

    Optional<Topic> find(String id);
}
