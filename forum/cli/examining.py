"""`forum routes` and `forum doctor`: what can be visited, and how the program is doing."""

import json

import click

from forum.cli.frame import Refused, in_app


class Unwell(Refused):
    """Something is wrong, though nothing was wrongly asked."""

    exit_code = 1


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@in_app
def routes(as_json: bool) -> None:  # noqa: FBT001 - click gives it so
    """List every method, path and the permission it asks for."""
    from flask import current_app  # noqa: PLC0415 - loaded with the program

    from forum.permissions import asked_by  # noqa: PLC0415 - as above

    rules = sorted(current_app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))
    rows = [
        {
            "method": method,
            "path": rule.rule,
            "permission": str(asked_by(current_app.view_functions[rule.endpoint])),
            "endpoint": rule.endpoint,
        }
        for rule in rules
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for row in rows:
        click.echo(f"{row['method']:<6} {row['path']:<60} {row['permission']}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@in_app
def doctor(as_json: bool) -> None:  # noqa: FBT001 - click gives it so
    """Say how the program is doing, what is wrong and what to do. Ends with 1 if anything is."""
    from dataclasses import asdict  # noqa: PLC0415 - loaded with the program

    from forum.doctor import examine  # noqa: PLC0415 - as above

    found = examine()
    if as_json:
        click.echo(json.dumps(asdict(found), indent=1))
    else:
        for name, value in found.facts.items():
            click.echo(f"{name:<20} {value}")
        for sentence in found.warnings:
            click.echo(f"? {sentence}")
        for sentence in found.wrong:
            click.echo(f"! {sentence}")
    if found.wrong:
        raise Unwell(f"{found.wrong[0]}")
