import { Button, Group } from '@mantine/core'
import { MAP_BOX, type PlacedNode, type Scenario } from '@petakom/domain'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from './branch-map.module.css'
import { MapTable } from './map-table.tsx'
import { type EditedPart, partOfNode } from './part-of-node.ts'
import { useDragToPan } from './use-drag-to-pan.ts'
import { useLabelledMap } from './use-labelled-map.ts'

const ZOOMS = [0.4, 0.55, 0.75, 1, 1.35] as const
const START = 2

interface BranchMapViewProps {
  readonly scenario: Scenario
  /** Opens the form of what a box stands for; without it boxes cannot be pressed. */
  readonly onOpen?: (part: EditedPart, id: string) => void
}

/** What leads to what, drawn: the frame scrolls by wheel, keys and dragging, and a table says the same in words. */
export function BranchMapView({ scenario, onOpen }: BranchMapViewProps) {
  const { t } = useTranslation()
  const [zoom, setZoom] = useState(START)
  const frame = useRef<HTMLElement>(null)
  useDragToPan(frame)
  const map = useLabelledMap(scenario)
  if (map.nodes.length === 0)
    return <EmptyState title={t('simulation:map.empty')}>{t('simulation:map.emptyHint')}</EmptyState>
  const scale = ZOOMS[zoom]!
  const inOrder = map.nodes.toSorted((one, other) => one.x - other.x || one.y - other.y)
  return (
    <>
      <p>{t(onOpen ? 'simulation:map.lead' : 'simulation:map.leadRead')}</p>
      <Group mb="sm">
        <Button variant="default" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
          {t('simulation:map.larger')}
        </Button>
        <Button variant="default" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          {t('simulation:map.smaller')}
        </Button>
        <span role="status">{t('simulation:map.zoom', { percent: Math.round(scale * 100) })}</span>
      </Group>
      <ul className={classes.legend}>
        {(['message', 'option', 'act', 'event'] as const).map((kind) => (
          <li key={kind}>
            <span className={classes.sample} data-kind={kind} /> {t(`simulation:map.kind.${kind}`)}
          </li>
        ))}
        <li>
          <span className={classes.line} data-kind="only" /> {t('simulation:map.edge.only')}
        </li>
        <li>
          <span className={classes.line} data-kind="unless" /> {t('simulation:map.edge.unless')}
        </li>
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={frame} className={classes.frame} tabIndex={0} aria-label={t('simulation:map.title')}>
        <div style={{ width: map.width * scale, height: map.height * scale }}>
          <div className={classes.sheet} style={{ width: map.width, height: map.height, transform: `scale(${scale})` }}>
            <svg width={map.width} height={map.height} className={classes.lines} aria-hidden="true">
              {map.edges.map(({ from, to, kind, path }) => (
                <path key={`${from} ${to} ${kind}`} d={path} data-kind={kind} />
              ))}
            </svg>
            {inOrder.map((node) => (
              <MapBox key={node.id} node={node} scenario={scenario} onOpen={onOpen} />
            ))}
          </div>
        </div>
      </section>
      <MapTable map={map} scenario={scenario} onOpen={onOpen} />
    </>
  )
}

interface MapBoxProps {
  readonly node: PlacedNode
  readonly scenario: Scenario
  readonly onOpen: BranchMapViewProps['onOpen']
}

function MapBox({ node, scenario, onOpen }: MapBoxProps) {
  const { t } = useTranslation()
  const head =
    node.minute === null
      ? t(`simulation:map.kind.${node.kind}`)
      : t('simulation:map.atMinute', { kind: t(`simulation:map.kind.${node.kind}`), minute: node.minute })
  const style = { left: node.x, top: node.y, width: MAP_BOX.width, height: MAP_BOX.height }
  const inside = (
    <>
      <span className={classes.head}>{head}</span>
      <span className={classes.label}>{node.label}</span>
    </>
  )
  const target = partOfNode(scenario, node.id)
  if (!target || !onOpen)
    return (
      <div className={classes.box} data-kind={node.kind} style={style} title={node.label}>
        {inside}
      </div>
    )
  return (
    <button
      type="button"
      className={classes.box}
      data-kind={node.kind}
      style={style}
      title={node.label}
      onClick={() => onOpen(target.part, target.id)}
    >
      {inside}
    </button>
  )
}
