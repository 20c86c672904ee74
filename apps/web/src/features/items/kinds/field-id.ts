/** Options are called by letters: 0 is A. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place)

/** Of the control of one part of a row; `place` counts from 0, the id from 1. */
export const fieldId = (list: string, place: number, part = 'isi'): string => `jawaban-${list}-${place + 1}-${part}`
