/** Of the form on a message or entry: the id of its first field. */
export const firstField = (about: string) => `sim-first-${about}`
