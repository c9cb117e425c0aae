# Databricks notebook source
print("fare check")
