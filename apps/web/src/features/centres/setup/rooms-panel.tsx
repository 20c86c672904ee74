import { Button, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { CentreExerciseKind, setCentreRooms } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { CentreData } from '../centre-data.ts'
import classes from './panel.module.css'
import { Panel, PanelForm, type PanelProps } from './panel.tsx'

type Room = CentreData['rooms'][number]
type Draft = Omit<Room, 'id'> & { readonly id: string | undefined; readonly key: string }

export function RoomsPanel({ centre, mayEdit }: PanelProps) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t('centres:rooms.title', { count: centre.rooms.length })}
      {...(mayEdit && { form: (close) => <RoomsForm centre={centre} onClose={close} /> })}
    >
      {centre.rooms.length === 0 ? (
        <EmptyState title={t('centres:rooms.empty')}>{t('centres:rooms.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('centres:rooms.caption')}
          rows={centre.rooms}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', title: t('centres:rooms.name'), cell: (row) => row.name },
            { id: 'seats', title: t('centres:rooms.seats'), isNumber: true, cell: (row) => row.seats },
            {
              id: 'kinds',
              title: t('centres:rooms.kinds'),
              isWide: true,
              cell: (row) => row.kinds.map((kind) => t(`centres:kind.${kind}`)).join(', ') || t('centres:rooms.all'),
            },
          ]}
        />
      )}
    </Panel>
  )
}

function RoomsForm({ centre, onClose }: { centre: PanelProps['centre']; onClose: () => void }) {
  const { t } = useTranslation()
  const fresh = (): Draft => ({ key: crypto.randomUUID(), id: undefined, name: '', seats: 4, kinds: [] })
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    centre.rooms.length > 0 ? centre.rooms.map((room) => ({ ...room, key: room.id })) : [fresh()],
  )
  const edit = (key: string, part: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  return (
    <PanelForm
      centreId={centre.id}
      onClose={onClose}
      save={() =>
        callApi(setCentreRooms, {
          params: { id: centre.id },
          body: { rooms: drafts.map(({ key: _, ...room }) => room) },
        })
      }
    >
      <Stack my="md" gap={0}>
        {drafts.map((draft) => (
          <fieldset
            key={draft.key}
            className={`bare ${classes.line}`}
            aria-label={draft.name || t('centres:rooms.new')}
          >
            <Group align="end">
              <TextInput
                label={t('centres:rooms.name')}
                required
                maxLength={120}
                value={draft.name}
                onChange={(typed) => edit(draft.key, { name: typed.currentTarget.value })}
              />
              <NumberInput
                label={t('centres:rooms.seats')}
                required
                min={1}
                max={5000}
                value={draft.seats}
                onChange={(value) => edit(draft.key, { seats: Number(value) })}
              />
              <Button
                variant="default"
                aria-label={t('centres:settings.removeOf', { name: draft.name })}
                onClick={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
              >
                {t('centres:rooms.remove')}
              </Button>
            </Group>
            <Checkbox.Group
              mt="xs"
              label={t('centres:rooms.kindsHint')}
              value={[...draft.kinds]}
              onChange={(kinds) => edit(draft.key, { kinds: kinds as Draft['kinds'] })}
            >
              <Group mt="xs">
                {CentreExerciseKind.options.map((kind) => (
                  <Checkbox key={kind} value={kind} label={t(`centres:kind.${kind}`)} />
                ))}
              </Group>
            </Checkbox.Group>
          </fieldset>
        ))}
        <Group mt="md">
          <Button variant="default" onClick={() => setDrafts([...drafts, fresh()])}>
            {t('centres:rooms.add')}
          </Button>
        </Group>
      </Stack>
    </PanelForm>
  )
}
