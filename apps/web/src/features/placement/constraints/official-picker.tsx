import { Checkbox } from '@mantine/core'
import { listRoundOfficials, type ResponseOf } from '@petakom/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNip, formatNumber } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { formatFit, formatInterval } from '../points.ts'
import { ChoiceFrame, OptionList } from './choice-frame.tsx'
import type { ChosenOfficial, ChosenPost } from './constraint-choice.ts'
import { PickerSearch } from './picker-search.tsx'

interface Props {
  readonly id: string
  readonly roundId: string
  /** Its candidates come first, the best fit at the top. */
  readonly post: ChosenPost | undefined
  readonly chosen: ChosenOfficial | undefined
  readonly error: string | undefined
  readonly onChoose: (official: ChosenOfficial | undefined) => void
}

type Official = ResponseOf<typeof listRoundOfficials>['officials'][number]
const SHOWN = 30

export function OfficialPicker({ id, roundId, post, chosen, error, onChoose }: Props) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [isWide, setWide] = useState(false)
  const query = { search: search || undefined, forPost: isWide ? undefined : post?.index, limit: SHOWN }
  const found = useQuery({
    queryKey: ['round', roundId, 'officials', query],
    queryFn: () => callApi(listRoundOfficials, { params: { id: roundId }, query }),
    placeholderData: keepPreviousData,
    enabled: chosen === undefined,
  })
  const officials = found.data?.officials ?? []
  const fitOf = ({ fit, low, high }: Official) =>
    fit === null || low === null || high === null
      ? undefined
      : t('placement:constraint.fit', { fit: formatFit(fit), interval: formatInterval(low, high) })
  return (
    <ChoiceFrame
      legend={t('placement:officials.person')}
      error={error}
      chosen={chosen ? `${chosen.name}, NIP ${formatNip(chosen.nip)}` : null}
      changeLabel={t('placement:constraint.otherOfficial')}
      onClear={() => onChoose(undefined)}
    >
      <PickerSearch id={id} label={t('placement:officials.search')} error={error} onSearch={setSearch} />
      {post ? (
        <Checkbox
          mt="sm"
          label={t('placement:constraint.everybody')}
          description={t('placement:constraint.everybodyHint')}
          checked={isWide}
          onChange={(event) => setWide(event.currentTarget.checked)}
        />
      ) : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      <p role="status">
        {found.data
          ? t('placement:constraint.found', {
              shown: formatNumber(officials.length),
              total: formatNumber(found.data.total),
            })
          : ''}
      </p>
      {officials.length > 0 ? (
        <OptionList
          label={t('placement:officials.caption')}
          options={officials.map((one) => ({
            key: one.index,
            name: one.name,
            about: [formatNip(one.nip), one.postName, one.agencyName].filter(Boolean).join(', '),
            note: fitOf(one),
          }))}
          onChoose={(index) => onChoose(officials.find((one) => one.index === index))}
        />
      ) : null}
    </ChoiceFrame>
  )
}
