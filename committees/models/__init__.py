"""The models of the ground floor, one subject a file."""

from committees.models.appointment import Appointment
from committees.models.approval_link import ApprovalLink
from committees.models.attachment import Attachment
from committees.models.codes import (
    Area,
    Code,
    DocumentKind,
    ElderKind,
    ElderRole,
    HonourLevel,
    Level,
    PostTitle,
    PublicationKind,
    Unit,
    VenueKind,
)
from committees.models.committee import Committee
from committees.models.draft import Draft
from committees.models.due import DueJob
from committees.models.figures import Contribution, ReportedIndicator, Tally
from committees.models.key_proof import KeyProof
from committees.models.lettered import Lettered
from committees.models.notice import Notice
from committees.models.papers import Campaign, Document, Publication, ReportedFigure, parent_link
from committees.models.people import Elder, PostHolder
from committees.models.quantified import Quantified
from committees.models.reach import Reach
from committees.models.record import Record, RecordQuerySet
from committees.models.register import Entered, Register
from committees.models.reporting import PeriodReport, ReportingDuty
from committees.models.second_step import RecoveryCode, SecondStep
from committees.models.target import Target
from committees.models.trace import Event, Version
from committees.models.user import User
from committees.models.venue import Honour, Venue

__all__ = [
    "Appointment",
    "ApprovalLink",
    "Area",
    "Attachment",
    "Campaign",
    "Code",
    "Committee",
    "Contribution",
    "Document",
    "DocumentKind",
    "Draft",
    "DueJob",
    "Elder",
    "ElderKind",
    "ElderRole",
    "Entered",
    "Event",
    "Honour",
    "HonourLevel",
    "KeyProof",
    "Lettered",
    "Level",
    "Notice",
    "PeriodReport",
    "PostHolder",
    "PostTitle",
    "Publication",
    "PublicationKind",
    "Quantified",
    "Reach",
    "Record",
    "RecordQuerySet",
    "RecoveryCode",
    "Register",
    "ReportedFigure",
    "ReportedIndicator",
    "ReportingDuty",
    "SecondStep",
    "Tally",
    "Target",
    "Unit",
    "User",
    "Venue",
    "VenueKind",
    "Version",
    "parent_link",
]
