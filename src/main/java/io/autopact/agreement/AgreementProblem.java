package io.autopact.agreement;

import io.autopact.shared.problem.ProblemType;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems that only agreements have. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum AgreementProblem implements ProblemType {
    ACTION_NOT_ALLOWED(
            "action-not-allowed",
            409,
            "The agreement's status does not allow this",
            "协议当前状态不允许该操作",
            "An action fits only some statuses: a signed agreement is amended and no longer edited, a terminated one is"
                    + " only corrected. allowedActions names what can be done now."),
    STATE_NOT_ALLOWED(
            "state-not-allowed",
            409,
            "The state cannot follow the present one",
            "当前状态不能转为该状态",
            "A milestone or an instrument comes from one state only to some others. allowedStates names those that can"
                    + " come next.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
