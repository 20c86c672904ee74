import { useQuery } from '@tanstack/react-query'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { type Block, readGuide, type Span } from './guide-text.ts'
import { GUIDES } from './guides.ts'

/** One guide as a part of the page; its title becomes a heading of the second level. */
export function GuideView({ name }: { name: string }) {
  const guide = useQuery({ queryKey: ['guide', name], queryFn: () => GUIDES[name]!(), staleTime: Infinity })
  if (guide.isPending) return <Loading />
  if (guide.isError) return <ErrorNotice error={guide.error} onRetry={guide.refetch} />
  return (
    <article lang="id">
      {readGuide(guide.data).map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it is shown
        <BlockView key={place} block={block} />
      ))}
    </article>
  )
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'paragraph') return <p>{spans(block.spans)}</p>
  if (block.kind === 'heading') {
    const Heading = block.level === 1 ? 'h2' : 'h3'
    return <Heading>{spans(block.spans)}</Heading>
  }
  const List = block.kind === 'numbered' ? 'ol' : 'ul'
  return (
    <List style={{ maxWidth: '72ch', paddingInlineStart: 24 }}>
      {block.items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it is shown
        <li key={place} style={{ marginBlock: 8 }}>
          {spans(item)}
        </li>
      ))}
    </List>
  )
}

const TAG = { strong: 'strong', emphasis: 'em', code: 'code', text: 'span' } as const

function spans(list: readonly Span[]) {
  return list.map(({ kind, text }, place) => {
    const Tag = TAG[kind]
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it is shown
    return <Tag key={place}>{text}</Tag>
  })
}
