package io.broadsheet.ingest.topic;

/** Gives tests of other packages the judge that the context would give them. */
public final class TopicJudgeFactory {

    private TopicJudgeFactory() {}

    public static TopicJudge create() {
        return new TopicJudge();
    }
}
