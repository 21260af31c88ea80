/** What a hand asks of the page, by whatever part: one queue for all, which the player brings to Streamlit. */
import { MessageQueue } from "./messages.js";

export const channel = new MessageQueue();
