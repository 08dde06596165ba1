package io.broadsheet.operator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The operator account; its user name is {@code operator}.
 *
 * @param password plain password, usually from {@code BROADSHEET_OPERATOR_PASSWORD}; wins over the others
 * @param passwordFile file whose first line is the plain password, for secrets mounted as files
 * @param passwordHash hash in the form {@code {bcrypt}…}, for a launcher that keeps the password itself; without any of
 *     the three a password is generated at the first start, printed once and kept hashed in the database
 */
@ConfigurationProperties("broadsheet.operator")
record OperatorProperties(
        @Nullable String password,
        @Nullable Path passwordFile,
        @Nullable String passwordHash) {}
