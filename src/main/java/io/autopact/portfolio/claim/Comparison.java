package io.autopact.portfolio.claim;

/** How the figure of a claim is meant. */
public enum Comparison {
    /** Just as many 正好. */
    EXACTLY {
        @Override
        public boolean holds(long registered, long claimed) {
            return registered == claimed;
        }
    },
    /** More than that 超过. */
    MORE_THAN {
        @Override
        public boolean holds(long registered, long claimed) {
            return registered > claimed;
        }
    },
    /** That many or more 至少. */
    AT_LEAST {
        @Override
        public boolean holds(long registered, long claimed) {
            return registered >= claimed;
        }
    },
    /** That many, give or take a tenth 约. */
    ABOUT {
        @Override
        public boolean holds(long registered, long claimed) {
            return Math.abs(registered - claimed) * TENTH <= claimed;
        }
    };

    private static final int TENTH = 10;

    /** Whether what the register has bears out what is claimed. */
    public abstract boolean holds(long registered, long claimed);
}
