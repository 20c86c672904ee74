import { getProposal, getSheetPost, listProposals, type ResponseOf } from '@petakom/contract'
import { queryOptions } from '@tanstack/react-query'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'

export type ProposalView = ResponseOf<typeof getProposal>
export type SheetPostView = ResponseOf<typeof getSheetPost>
export type Candidate = SheetPostView['candidates'][number]

export const proposalsQuery = (query: { state?: 'open' | 'recalled' | 'returned' | 'signed' } = {}) =>
  queryOptions({ queryKey: ['proposals', query], queryFn: () => callApi(listProposals, { query }) })

export const proposalQuery = (id: string) =>
  queryOptions({ queryKey: ['proposal', id], queryFn: () => callApi(getProposal, { params: { id } }) })

export const sheetPostQuery = (id: string, post: number) =>
  queryOptions({
    queryKey: ['proposal', id, 'post', post],
    queryFn: () => callApi(getSheetPost, { params: { id, post } }),
  })

/** Hundredths of a point as points: 7915 is "79,15"; a missing one is a dash. */
export const formatPoints = (hundredths: number | null | undefined): string =>
  formatNumber(hundredths === null || hundredths === undefined ? null : hundredths / 100, { least: 2, most: 2 })

export const postTitle = ({ name, unitName }: { name: string; unitName: string }) => `${name}, ${unitName}`
