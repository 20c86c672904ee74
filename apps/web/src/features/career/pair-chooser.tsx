import { Button } from '@mantine/core'
import { listRoundOfficials, listRoundPosts } from '@petakom/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNip, formatNumber } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { SearchField } from '../../ui/filter-row.tsx'
import classes from './pair-chooser.module.css'
import { pointsText } from './rule-words.ts'

const SHOWN = 8

interface Choice {
  readonly official?: string
  readonly post?: string
}

/** Two short lists, of officials and of posts of the round; with a post chosen, its candidates come first. */
export function PairChooser(props: {
  roundId: string
  official: number | null
  post: number | null
  onChoose: (choice: Choice) => void
}) {
  const { t } = useTranslation()
  const isChosen = props.official !== null && props.post !== null
  return (
    <details className={`${classes.chooser} no-print`} open={!isChosen}>
      <summary>{t('career:explain.choose')}</summary>
      <div className={classes.columns}>
        <Officials {...props} />
        <Posts {...props} />
      </div>
    </details>
  )
}

type ListProps = Parameters<typeof PairChooser>[0]

function Officials({ roundId, official, post, onChoose }: ListProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useState<string>()
  const query = { search, limit: SHOWN, ...(search || post === null ? {} : { forPost: post }) }
  const list = useQuery({
    queryKey: ['placement', 'round-officials', roundId, query],
    queryFn: () => callApi(listRoundOfficials, { params: { id: roundId }, query }),
    placeholderData: keepPreviousData,
  })
  return (
    <section>
      <h2>{t('career:explain.official')}</h2>
      <SearchField label={t('career:explain.searchOfficial')} value={search} onSearch={setSearch} />
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      <ul className={classes.options}>
        {(list.data?.officials ?? []).map((one) => (
          <Option
            key={one.index}
            isOn={one.index === official}
            onPick={() => onChoose({ official: String(one.index) })}
          >
            <strong>{one.name}</strong> {formatNip(one.nip)}
            <br />
            {one.postName ?? '–'}
            {one.fit === null ? '' : ` · ${t('career:posts.fit', { value: pointsText(one.fit) })}`}
          </Option>
        ))}
      </ul>
      <Count shown={list.data?.officials.length} total={list.data?.total} />
    </section>
  )
}

function Posts({ roundId, post, onChoose }: ListProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useState<string>()
  const query = { search, limit: SHOWN }
  const list = useQuery({
    queryKey: ['placement', 'round-posts', roundId, query],
    queryFn: () => callApi(listRoundPosts, { params: { id: roundId }, query }),
    placeholderData: keepPreviousData,
  })
  return (
    <section>
      <h2>{t('career:explain.post')}</h2>
      <SearchField label={t('career:explain.searchPost')} value={search} onSearch={setSearch} />
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      <ul className={classes.options}>
        {(list.data?.posts ?? []).map((one) => (
          <Option key={one.index} isOn={one.index === post} onPick={() => onChoose({ post: String(one.index) })}>
            <strong>{one.name}</strong>
            <br />
            {one.unitName}
          </Option>
        ))}
      </ul>
      <Count shown={list.data?.posts.length} total={list.data?.total} />
    </section>
  )
}

function Option(props: { isOn: boolean; onPick: () => void; children: React.ReactNode }) {
  return (
    <li>
      <Button
        className={classes.option ?? ''}
        variant="default"
        fullWidth
        justify="start"
        aria-pressed={props.isOn}
        onClick={props.onPick}
      >
        <span className={classes.words}>{props.children}</span>
      </Button>
    </li>
  )
}

function Count({ shown = 0, total = 0 }: { shown: number | undefined; total: number | undefined }) {
  const { t } = useTranslation()
  return (
    <p aria-live="polite" className={classes.count}>
      {t('career:explain.shownOf', { shown: formatNumber(shown), total: formatNumber(total) })}
    </p>
  )
}
