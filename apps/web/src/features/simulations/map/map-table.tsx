import { Button } from '@mantine/core'
import type { PlacedMap, Scenario } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../../ui/plain-table.tsx'
import classes from './branch-map.module.css'
import { type EditedPart, partOfNode } from './part-of-node.ts'

interface MapTableProps {
  readonly map: PlacedMap
  readonly scenario: Scenario
  readonly onOpen: ((part: EditedPart, id: string) => void) | undefined
}

/** The map in words: each box with what it leads to, and what stops or allows it. */
export function MapTable({ map, scenario, onOpen }: MapTableProps) {
  const { t } = useTranslation()
  const labels = new Map(map.nodes.map(({ id, label }) => [id, label]))
  const labelOf = (id: string) => labels.get(id) ?? id.replace(/^\w+:/, '')
  const rows = map.nodes.map((node) => ({
    node,
    leads: map.edges.filter(({ from, kind }) => from === node.id && kind !== 'only' && kind !== 'unless'),
    conditions: map.edges.filter(({ to, kind }) => to === node.id && (kind === 'only' || kind === 'unless')),
  }))
  return (
    <details className={classes.words}>
      <summary>{t('simulation:map.words')}</summary>
      <PlainTable
        caption={t('simulation:map.title')}
        rows={rows}
        rowKey={({ node }) => node.id}
        columns={[
          {
            id: 'what',
            title: t('simulation:map.what'),
            isWide: true,
            cell: ({ node }) => {
              const target = partOfNode(scenario, node.id)
              return target && onOpen ? (
                <Button
                  variant="subtle"
                  size="compact-md"
                  className={classes.open}
                  onClick={() => onOpen(target.part, target.id)}
                >
                  {node.label}
                </Button>
              ) : (
                node.label
              )
            },
          },
          {
            id: 'kind',
            title: t('simulation:map.kindTitle'),
            cell: ({ node }) => t(`simulation:map.kind.${node.kind}`),
          },
          { id: 'minute', title: t('simulation:map.minute'), isNumber: true, cell: ({ node }) => node.minute ?? '–' },
          {
            id: 'leads',
            title: t('simulation:map.leads'),
            isWide: true,
            cell: ({ leads }) => leads.map(({ to }) => labelOf(to)).join('; ') || '–',
          },
          {
            id: 'conditions',
            title: t('simulation:map.conditions'),
            isWide: true,
            cell: ({ conditions }) =>
              conditions
                .map(({ from, kind }) => `${t(`simulation:map.edge.${kind as 'only' | 'unless'}`)}: ${labelOf(from)}`)
                .join('; ') || '–',
          },
        ]}
      />
    </details>
  )
}
