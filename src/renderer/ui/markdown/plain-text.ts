import { type Block, parseMarkdown } from './blocks.ts'
import type { Inline } from './inline.ts'

const inlineText = (nodes: readonly Inline[]): string =>
  nodes.map((node) => (node.type === 'break' ? ' ' : 'children' in node ? inlineText(node.children) : node.text)).join('')

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children)
    case 'code':
      return block.text
    case 'quote':
      return block.children.map(blockText).join(' ')
    case 'list':
      return block.items.map((item) => `• ${item.map(blockText).join(' ')}`).join(' ')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(' | ')).join(' ; ')
    case 'rule':
      return ''
  }
}

/** What a comment says, on one line and without its marks: for a cell of a list. */
export const plainText = (markdown: string): string =>
  parseMarkdown(markdown.slice(0, 2000)).map(blockText).join(' ').replaceAll(/\s+/g, ' ').trim()
