package io.autopact.pages;

import io.autopact.access.FormProblem;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.ProblemType;
import io.autopact.shared.problem.Violation;
import java.util.List;

/**
 * What a page says that cannot show what was asked.
 *
 * @param status the status of the answer
 * @param title what went wrong
 * @param details what in particular
 */
public record Mistake(int status, String title, List<String> details) {

    /** What a problem comes to for a reader. */
    public static Mistake of(ProblemException problem, Language language) {
        ProblemType type = problem.getType();
        List<String> details = problem.getViolations().isEmpty()
                ? List.of(language.choose(inChinese(type), String.valueOf(problem.getMessage())))
                : problem.getViolations().stream()
                        .map(each -> language.choose(inChinese(each), each.detail()))
                        .toList();
        return of(type, language, details);
    }

    /**
     * What a problem comes to for a reader of which no more is known than what clients are told.
     *
     * @param title what went wrong, in the reader's language
     * @param detail what in particular, in English
     */
    public static Mistake of(int status, String title, String detail, Language language) {
        return new Mistake(status, title, List.of(language.choose(inChinese(status), detail)));
    }

    /** What a kind of problem comes to for a reader. */
    public static Mistake of(ProblemType type, Language language, List<String> details) {
        return new Mistake(type.status(), language.choose(type.titleZh(), type.titleEn()), details);
    }

    private static String inChinese(ProblemType type) {
        return type == FormProblem.OLD_FORM ? "这个表单已不能使用：请重新打开页面，再提交一次。" : inChinese(type.status());
    }

    private static String inChinese(int status) {
        return switch (status) {
            case 401 -> "请先登录。";
            case 403 -> "当前账号的角色不能查看这一页；需要查看者、经理或管理员角色。";
            case 404 -> "没有这个编码的记录，或这个地址不存在。请检查链接，或搜索名称。";
            case 405 -> "这个地址只供查看。";
            case 413 -> "提交的内容太大。";
            case 429 -> "请求太频繁，请稍等片刻再试。";
            case 500 -> "服务出了问题，已记入日志，请稍后再试。";
            case 503 -> "服务正忙，请稍后再试。";
            default -> "请检查地址，或从概览重新开始。";
        };
    }

    private static String inChinese(Violation violation) {
        String what = violation.parameter() == null ? "" : violation.parameter();
        return switch (violation.code()) {
            case "unknown" -> "没有参数 %s。".formatted(what);
            case "repeated" -> "参数 %s 重复。".formatted(what);
            case "wrong-type", "out-of-range" -> "参数 %s 的值不对：日期写作 2019-06-28，在 1886 年至 2200 年之间。".formatted(what);
            case "unknown-code" -> "参数 %s 所指的记录不存在。".formatted(what);
            case "out-of-order" -> "参数 %s：起始日期晚于结束日期。".formatted(what);
            default -> "参数 %s 的值不对。".formatted(what);
        };
    }
}
