package io.petrel.tools.cli;

import io.petrel.node.app.Session;
import io.petrel.node.operator.OperatorInbox;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;

/**
 * What stands while a node runs, whoever brings its feed; closed by whoever opened it. The thread of the command.
 *
 * @param session   of the node.
 * @param telemetry that hears its orders.
 * @param counters  beside its journal.
 * @param inbox     of its operator.
 * @param stop      asked for by a signal.
 */
record OpenRun(Session session, Telemetry telemetry, NodeCounters counters, OperatorInbox inbox, StopSignal stop)
{
}
