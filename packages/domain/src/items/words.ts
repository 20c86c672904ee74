/** Words as a person counts them: runs of anything but white space. */
export const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0
