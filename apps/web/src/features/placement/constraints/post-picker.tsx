import { listRoundPosts } from '@petakom/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { placeName } from '../place-name.ts'
import { ChoiceFrame, OptionList } from './choice-frame.tsx'
import type { ChosenPost } from './constraint-choice.ts'
import { PickerSearch } from './picker-search.tsx'

interface Props {
  readonly id: string
  readonly roundId: string
  readonly chosen: ChosenPost | undefined
  readonly error: string | undefined
  readonly onChoose: (post: ChosenPost | undefined) => void
}

const SHOWN = 30

export function PostPicker({ id, roundId, chosen, error, onChoose }: Props) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const query = { search: search || undefined, limit: SHOWN }
  const found = useQuery({
    queryKey: ['round', roundId, 'posts', query],
    queryFn: () => callApi(listRoundPosts, { params: { id: roundId }, query }),
    placeholderData: keepPreviousData,
    enabled: chosen === undefined,
  })
  const posts = found.data?.posts ?? []
  return (
    <ChoiceFrame
      legend={t('placement:posts.post')}
      error={error}
      chosen={chosen ? `${chosen.name}, ${chosen.unitName}` : null}
      changeLabel={t('placement:constraint.otherPost')}
      onClear={() => onChoose(undefined)}
    >
      <PickerSearch id={id} label={t('placement:posts.search')} error={error} onSearch={setSearch} />
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      <p role="status">
        {found.data
          ? t('placement:constraint.found', {
              shown: formatNumber(posts.length),
              total: formatNumber(found.data.total),
            })
          : ''}
      </p>
      {posts.length > 0 ? (
        <OptionList
          label={t('placement:posts.caption')}
          options={posts.map((post) => ({
            key: post.index,
            name: post.name,
            about: placeName(post.unitName, post.agencyName),
            note: post.holder
              ? t('placement:constraint.heldBy', { name: post.holder.name, count: post.candidates })
              : t('placement:constraint.isVacant', { count: post.candidates }),
          }))}
          onChoose={(index) => onChoose(posts.find((post) => post.index === index))}
        />
      ) : null}
    </ChoiceFrame>
  )
}
