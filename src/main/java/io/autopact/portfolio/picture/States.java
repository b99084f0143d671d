package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the states are called, and what stands for them. */
final class States {

    /** How wide the sign of a state is drawn. */
    static final int WIDTH = 44;

    private States() {}

    static String word(CoverageState state, Language language) {
        return switch (state) {
            case LIVE -> language.choose("已落地", "Live");
            case LAPSED -> language.choose("已失效", "Lapsed");
            case UNCOVERED -> language.choose("无协议", "Uncovered");
            case AGREED -> language.choose("已签约", "Agreed");
            case PLANNED -> language.choose("计划中", "Planned");
            case NONE -> language.choose("空白", "None");
        };
    }

    private static String meaning(CoverageState state, Language language) {
        return switch (state) {
            case LIVE -> language.choose("已落地：协议生效，已上车或部署", "Live: agreed, and launched or deployed");
            case LAPSED -> language.choose("已失效：已落地，协议已失效", "Lapsed: landed, agreement over");
            case UNCOVERED -> language.choose("无协议：已落地，从无协议", "Uncovered: landed, never agreed");
            case AGREED -> language.choose("已签约：协议生效，尚未落地", "Agreed: in force, not landed yet");
            case PLANNED -> language.choose("计划中：协议或落地在途", "Planned: on its way");
            case NONE -> language.choose("空白：无记录", "None: nothing recorded");
        };
    }

    /** How far it may have come, by dates that are known roughly. */
    static String possibly(CoverageState state, Language language) {
        return language.choose("可能已达：", "possibly: ") + word(state, language);
    }

    static String shape(CoverageState state) {
        return "state-" + state.name();
    }

    /** All states, whether they occur or not: what does not occur says something too. */
    static List<Legend.Sign> legend(Language language) {
        List<Legend.Sign> signs = new ArrayList<>();
        for (CoverageState state : CoverageState.values()) {
            signs.add(new Legend.Sign(shape(state), WIDTH, meaning(state, language)));
        }
        return signs;
    }

    /** How often each state occurs, in words: {@code 已签约 3、空白 4}. */
    static String tally(Collection<CoverageState> states, Language language) {
        var counts = states.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return Arrays.stream(CoverageState.values())
                .filter(counts::containsKey)
                .map(state -> word(state, language) + " " + counts.get(state))
                .collect(Collectors.joining(language.choose("、", ", ")));
    }
}
