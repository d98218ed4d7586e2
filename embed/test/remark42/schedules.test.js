// This plays fifty schedules of faults between a page in a browser and a real Remark42.

import { schedules } from "../server/schedules.js";
import { remark42 } from "./server.js";

schedules("remark42", remark42);
