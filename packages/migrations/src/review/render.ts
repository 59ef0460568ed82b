import type { Review } from '../model/review.ts'
import { htmlOf } from './html.ts'
import { markdownOf } from './markdown.ts'

/** A review as text for a person. */
export const renderReview = async (review: Review, format: 'markdown' | 'html'): Promise<string> =>
  format === 'html' ? htmlOf(review) : markdownOf(review)
