import { CalendarFields } from '../fields/calendar-fields.tsx'
import type { ThingProps } from './thing-props.ts'

export const CalendarForm = ({ value, onValue }: ThingProps<'calendar'>) => (
  <CalendarFields path="" value={value} onValue={onValue} />
)
