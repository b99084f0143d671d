-- Who asks for what is late asks for a few of all rollouts, and has not to go over those that never are: most, since most have no plan.
create index rollout_late on rollout (code) where late <> '{}';
