import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../lib/format.ts'
import type { ShownSitting, TimetableData } from '../centre-data.ts'
import { formatClock } from '../format-clock.ts'

/** Two candidates of one exercise change places: told as both sittings with each other's candidate. */
export function SwapField(props: {
  timetable: TimetableData
  sitting: ShownSitting
  names: ReadonlyMap<string, string>
  onSwap: (sittings: readonly ShownSitting[]) => void
}) {
  const { timetable, sitting, names, onSwap } = props
  const { t } = useTranslation()
  const others = timetable.sittings.filter(
    ({ id, exerciseId, isFixed }) => exerciseId === sitting.exerciseId && id !== sitting.id && !isFixed,
  )
  const choices = sitting.participantIds.flatMap((out) =>
    others.flatMap((other) =>
      other.participantIds.map((into) => ({
        value: [out, other.id, into].join(' '),
        label: t('centres:move.swapChoice', {
          out: names.get(out),
          into: names.get(into),
          day: formatDate(other.day),
          start: formatClock(other.start),
        }),
      })),
    ),
  )
  if (choices.length === 0) return null
  const choose = (value: string) => {
    const [out = '', otherId, into = ''] = value.split(' ')
    const other = others.find(({ id }) => id === otherId)
    if (!other) return onSwap([])
    const exchange = (ids: readonly string[], from: string, to: string) => ids.map((id) => (id === from ? to : id))
    onSwap([
      { ...sitting, participantIds: exchange(sitting.participantIds, out, into) },
      { ...other, participantIds: exchange(other.participantIds, into, out) },
    ])
  }
  return (
    <NativeSelect
      label={t('centres:move.swap')}
      data={[{ value: '', label: t('centres:move.noSwap') }, ...choices]}
      onChange={(picked) => choose(picked.currentTarget.value)}
    />
  )
}
