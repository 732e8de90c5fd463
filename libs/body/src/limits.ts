/** Free texts of the contract's bodies are bounded by this many characters. */
export const TEXT_MAX = 2_000;
/** Names of people, papers and carriers, numbers of results. */
export const NAME_MAX = 200;
