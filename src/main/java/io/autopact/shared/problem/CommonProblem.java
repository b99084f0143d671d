package io.autopact.shared.problem;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems that any request can meet. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(
            "invalid-request",
            400,
            "The request is not valid",
            "请求无效",
            "A parameter or a member is unknown, missing, of the wrong type or out of range. Everything that is wrong is"
                    + " listed in errors, each with the parameter's name or the member's JSON pointer; where there are more"
                    + " than 100, the first of them, and errorCount tells how many. Mend all and send again."),
    UNREADABLE_BODY(
            "unreadable-body",
            400,
            "The body cannot be read",
            "请求体无法解析",
            "The body is not well-formed JSON in UTF-8, nests too deep, or names a member twice, or an upload broke off. The"
                    + " detail says where."),
    INVALID_CURSOR(
            "invalid-cursor",
            400,
            "The cursor is not valid here",
            "游标无效",
            "A cursor is only what an earlier page of the same list gave as nextCursor, with the same filters and order."
                    + " Start again without one."),
    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "No valid token",
            "未认证",
            "The request has no bearer token, or one that is unknown, expired or revoked. Send Authorization: Bearer"
                    + " with a token that an administrator made."),
    FORBIDDEN(
            "forbidden",
            403,
            "The role does not allow this",
            "权限不足",
            "The token is valid and its roles do not include one that may do this. GET /api/v1/me tells the roles."),
    NOT_FOUND(
            "not-found",
            404,
            "There is no such thing",
            "资源不存在",
            "No resource has this path, or no record has this code."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "The method is not allowed here",
            "方法不允许",
            "The path exists and does not take this method; the Allow header lists those it takes."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "No representation fits the Accept header",
            "无可接受的表示",
            "Ask for what the resource is: application/json, text/csv for an export, image/svg+xml for a picture,"
                    + " text/markdown for a page, or for */*."),
    REQUEST_TIMEOUT(
            "request-timeout",
            408,
            "The body came too slowly",
            "请求体传输过慢",
            "A body of at most 1 MiB is to be there within the time that the service gives it, and a larger one is to come at"
                    + " a steady pace. Send it again over a better connection."),
    CONFLICT(
            "conflict",
            409,
            "The request conflicts with what is recorded",
            "与现有记录冲突",
            "The code is taken or was once given, or another change came between. Read the record again and decide anew."),
    PRECONDITION_FAILED(
            "precondition-failed",
            412,
            "The record is not what the request expects",
            "前提条件不成立",
            "If-Match names a version that is no longer the current one, or If-None-Match: * met a record that exists."
                    + " Read the record again and apply the change to what it is now."),
    BODY_TOO_LARGE(
            "body-too-large",
            413,
            "The body is too large",
            "请求体过大",
            "A body has at most 1 MiB, and a file to import at most 1 GiB, also when it is unpacked. Larger amounts go in as"
                    + " CSV imports, one after the other."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The media type is not supported here",
            "媒体类型不支持",
            "Send application/json in UTF-8, without a Content-Encoding; a PATCH takes application/merge-patch+json, an"
                    + " import text/csv in UTF-8 or application/zip, either also with gzip."),
    RULE_VIOLATED(
            "rule-violated",
            422,
            "A rule of the register forbids this",
            "违反登记规则",
            "The request is well-formed and what it says cannot be: an unknown code is referred to, a range overlaps"
                    + " another, a tie closes a cycle. Each error names the member and the rule."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "The Idempotency-Key was used for something else",
            "幂等键已用于其他请求",
            "A key stands for one request: send the same body with it again, or another body with a new key."),
    REQUEST_IN_FLIGHT(
            "request-in-flight",
            409,
            "The same request is still at work",
            "相同请求仍在处理中",
            "An earlier request with the same Idempotency-Key, or another change of the same records, is not finished."
                    + " Send the request again after the seconds that Retry-After gives."),
    TOO_MANY_REQUESTS(
            "too-many-requests",
            429,
            "More requests than are taken",
            "请求过于频繁",
            "The token has sent more requests than it may in a second, or too many tokens from the same address were"
                    + " refused. Go on after the seconds that Retry-After gives; RateLimit tells what is left."),
    PRECONDITION_REQUIRED(
            "precondition-required",
            428,
            "The request must say which version it changes",
            "缺少前提条件",
            "Send If-Match with the ETag that the record was read with; a PUT that creates sends If-None-Match: *."),
    INTERNAL_ERROR(
            "internal-error",
            500,
            "Something went wrong here",
            "服务内部错误",
            "The fault is the service's. Read the record again before a write is repeated. Tell the operator the traceId, which finds it in the log."),
    UNAVAILABLE(
            "unavailable",
            503,
            "The database does not answer",
            "服务暂不可用",
            "Nothing was changed. Try again after the seconds that Retry-After gives."),
    BUSY(
            "busy",
            503,
            "Too much of this is under way at once",
            "并发请求过多",
            "Nothing was changed. As much is taken at once as there is memory for; try again after the seconds that"
                    + " Retry-After gives."),
    OUTCOME_UNKNOWN(
            "outcome-unknown",
            503,
            "Whether the change was kept is not known",
            "变更是否已保存无法确定",
            "The database was lost while it was asked to keep the change, so that it may be recorded or not. Read the record"
                    + " again, or send the same request with the same Idempotency-Key once more: it is then done once and no"
                    + " more.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
