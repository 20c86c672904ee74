import type { MultiraterResult } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'

/** Means by group, what is withheld and why, and comments of shown groups in the order of their letters. */
export function ResultView({ result }: { result: MultiraterResult }) {
  const { t } = useTranslation()
  const { groups, withheld, comments, ownComments, leastGroup } = result
  const codes = groups[0]?.competencies.map(({ competency }) => competency) ?? []
  const columns: Column<string>[] = [
    { id: 'competency', title: t('multirater:result.competency'), isWide: true, cell: (code) => competencyLabel(code) },
    ...groups.map(({ group, people, competencies }) => ({
      id: group,
      title: t('multirater:result.group', { group: t(`multirater:group.${group}`), people: formatNumber(people) }),
      isNumber: true,
      cell: (code: string) => {
        const mean = competencies.find((one) => one.competency === code)?.mean ?? null
        return mean === null ? t('multirater:result.tooFewSaw') : formatNumber(mean, { least: 1, most: 1 })
      },
    })),
  ]
  return (
    <>
      <PageHeader
        title={t('multirater:result.of', { name: result.name })}
        lead={result.roundName}
        badge={result.isSynthetic ? <SyntheticBadge /> : null}
      />
      <Notice tone="info">{t('multirater:result.meaning')}</Notice>
      {groups.length === 0 ? (
        <Notice tone="warning">{t('multirater:result.nothing', { least: leastGroup })}</Notice>
      ) : (
        <PlainTable caption={t('multirater:result.caption')} columns={columns} rows={codes} rowKey={(code) => code} />
      )}
      {withheld.length > 0 ? (
        <Notice tone="info">
          {t('multirater:result.withheld', {
            groups: withheld.map((relation) => t(`multirater:group.${relation}`)).join(', '),
            least: leastGroup,
          })}
        </Notice>
      ) : null}
      <Comments title={t('multirater:result.comments')} list={comments} />
      <Comments title={t('multirater:result.superiorComments')} list={ownComments.superior} />
      <Comments title={t('multirater:result.selfComments')} list={ownComments.self} />
    </>
  )
}

function Comments({ title, list }: { title: string; list: readonly string[] }) {
  if (list.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {list.map((comment, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may say the same, and the list never changes
          <li key={place}>{comment}</li>
        ))}
      </ul>
    </section>
  )
}
