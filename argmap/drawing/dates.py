"""Dates as the map's readers write them."""

import datetime

from argmap.graph import Graph

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(date: datetime.date, graph: Graph, *, year: bool = False) -> str:
    """A date as the map's readers write it; where its year is the map's own, without, unless asked for."""
    if graph.language.partition("-")[0] != "en":
        return date.isoformat()
    day = f"{date.day} {_MONTHS[date.month - 1]}"
    return day if not year and graph.date and graph.date.year == date.year else f"{day} {date.year}"
