package io.broadsheet.ingest.topic;

/** An example once it is read: both regressions learn from it, and reading takes longer than learning. */
record Lesson(WordPlaces words, ByQuery byQuery, boolean relevant) {}
