"""The models of child assistance, one subject a file."""

from assistance.models.aid import AidAmount, AidBatch, AidBeneficiary, AidStage
from assistance.models.care import Milestone, Referral, Visit
from assistance.models.child import Child
from assistance.models.codes import (
    AidSource,
    Aspect,
    BeneficiaryKind,
    CircumstanceKind,
    EndReason,
    GoodsKind,
    HelpKind,
    MilestoneKind,
    ProblemKind,
    PublicGroup,
    VisitWay,
)
from assistance.models.consent_papers import ConsentScan, ShownChild
from assistance.models.counselling import CounsellingRoom, CounsellingTalk, TalkCount
from assistance.models.distribution import Distribution
from assistance.models.donation import DonatedCash, DonatedGoods, Donation, Donor
from assistance.models.exporting import ChildExport
from assistance.models.family import Circumstance, Consent, Guardian, Need
from assistance.models.pairing import Aim, Helper, Pairing
from assistance.models.protection import HarmReport, ReadingApproval, Release
from assistance.models.record import AssistanceRecord, ChildRecord
from assistance.models.requests import FamilyRequest
from assistance.models.roster import AidStep, RosterLine
from assistance.models.scheme import AidScheme, AidStandard

__all__ = [
    "AidAmount",
    "AidBatch",
    "AidBeneficiary",
    "AidScheme",
    "AidSource",
    "AidStage",
    "AidStandard",
    "AidStep",
    "Aim",
    "Aspect",
    "AssistanceRecord",
    "BeneficiaryKind",
    "Child",
    "ChildExport",
    "ChildRecord",
    "Circumstance",
    "CircumstanceKind",
    "Consent",
    "ConsentScan",
    "CounsellingRoom",
    "CounsellingTalk",
    "Distribution",
    "DonatedCash",
    "DonatedGoods",
    "Donation",
    "Donor",
    "EndReason",
    "FamilyRequest",
    "GoodsKind",
    "Guardian",
    "HarmReport",
    "HelpKind",
    "Helper",
    "Milestone",
    "MilestoneKind",
    "Need",
    "Pairing",
    "ProblemKind",
    "PublicGroup",
    "ReadingApproval",
    "Referral",
    "Release",
    "RosterLine",
    "ShownChild",
    "TalkCount",
    "Visit",
    "VisitWay",
]
