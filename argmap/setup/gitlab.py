"""A job of GitLab CI/CD."""

from functools import partial
from typing import Any

from argmap.setup import Advice, Merged, Place, integration, is_hosted_by, runs_argmap
from argmap.setup.appending import appended
from argmap.source import read

# The job is not called argmap: a file that begins with `argmap:` is a map.
# The first check is for the report, in which GitLab takes no words for people; the second is for people.
_JOB = """\
check-maps:
  image: python:3.13-slim
  script:
    # If you have argmap from elsewhere, install it from there.
    - python -m pip install argmap
    - argmap check --quiet --output-format gitlab > gl-code-quality-report.json || true
    - argmap check
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""

_FOR_ALL_JOBS = {"after_script", "before_script", "cache", "default", "image", "include", "services"}
"""With one of these keys, a job does more than it says."""


@integration(
    ".gitlab-ci.yml",
    usual=partial(is_hosted_by, "gitlab", ".gitlab-ci.yml"),
    then="see that it installs argmap from where you have it: {path}",
)
def gitlab(existing: str | None, place: Place) -> Merged:
    """Mistakes are shown in merge requests."""
    if existing is None:
        return _JOB
    if runs_argmap(existing):
        return None
    return appended(existing, "\n" + _JOB, _with_job) or Advice("as one of its jobs", _JOB)


def _with_job(jobs: Any) -> Any:
    """All jobs, or None where it is not certain that one more would run as it does alone."""
    if not isinstance(jobs, dict) or jobs.keys() & _FOR_ALL_JOBS:
        return None
    stages = jobs.get("stages", ["test"])
    if not isinstance(stages, list) or "test" not in stages:  # the stage of jobs that name none
        return None
    return {**jobs, **read(_JOB).value}
