/** What an indicator can be seen at. */
export const INDICATOR_SUBJECTS = ['person', 'place', 'object', 'company', 'event', 'digital'] as const;

/** How much an indicator says by itself. */
export const INDICATOR_STRENGTHS = ['weak', 'medium', 'strong'] as const;
