package io.broadsheet.ingest.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.ingest.article.ArticleList;

/** A source as the operator API lists it. */
record ListedSource(@JsonUnwrapped SourceStatus status, ArticleList.Counts articles) {}
